using ZeroTrust.Aws.Generator.Commands;
using ZeroTrust.Aws.Generator.Models;

try
{
    var options = Options.Parse(args, Directory.GetCurrentDirectory());
    return options.Command == "check" ? CheckCommand.Run(options, Console.Out) : GenerateCommand.Run(options, Console.Out);
}
catch (ModelException error)
{
    Console.Error.WriteLine(error.Message);
    return 64;
}

using ZeroTrust.Aws.Generator.Commands;

namespace ZeroTrust.Aws.Generator.Tests;

public class CommittedFilesTests
{
    [Fact]
    public void Committed_clients_are_what_the_generator_makes() => Check(["check", "--models", SharedModels.Required()]);

    [Fact]
    public void Committed_parity_clients_are_what_the_generator_makes()
    {
        var folder = Path.Combine(SharedModels.Repository, "tests", "ZeroTrust.Aws.Parity.Generated.Tests");
        Check([
            "check",
            "--models",
            SharedModels.Required(),
            "--operations",
            Path.Combine(folder, "Operations"),
            "--output",
            Path.Combine(folder, "Generated"),
            "--full",
        ]);
    }

    private static void Check(IReadOnlyList<string> arguments)
    {
        var output = new StringWriter();
        var code = CheckCommand.Run(Options.Parse(arguments, SharedModels.Repository), output);
        // 2 means that the folder holds other models than those that were used; then there is nothing to compare with.
        Assert.SkipWhen(code == 2, output.ToString());
        Assert.True(code == 0, output.ToString());
    }
}

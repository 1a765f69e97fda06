using System.Text.RegularExpressions;

namespace ZeroTrust.Architecture;

/// <summary>ARNs are taken apart by one type, <c>Arn</c> of ZeroTrust.Policy.</summary>
public sealed partial class ArnTests
{
    // Policy has the type; facts depend on nothing and only tell serial numbers from ARNs.
    private static readonly string[] Free = ["src/ZeroTrust.Policy/", "src/ZeroTrust.Facts/"];

    [Fact]
    public void Nobody_takes_an_ARN_apart_by_hand()
    {
        var byHand = Repository
            .HandWrittenFiles.Select(static file => (Name: Relative(file), File: file))
            .Where(static file => file.Name.StartsWith("src/", StringComparison.Ordinal))
            .Where(static file => !Free.Any(free => file.Name.StartsWith(free, StringComparison.Ordinal)))
            .SelectMany(static file => File.ReadLines(file.File).Where(IsByHand).Select(line => $"{file.Name}: {line.Trim()}"));
        Assert.Empty(byHand);
    }

    [Theory]
    [InlineData("var parts = text.Split(':', 6);", true)]
    [InlineData("var account = callerArn.Split(':')[4];", true)]
    [InlineData("var name = role.Arn[(role.Arn.LastIndexOf('/') + 1)..];", true)]
    [InlineData("if (id.StartsWith(\"arn:\", StringComparison.Ordinal))", true)]
    [InlineData("arn.Resource.Split('/')[0]", false)]
    [InlineData("var words = fault.Split(':');", false)]
    [InlineData("Arn.TryParse(text, out var arn)", false)]
    public void By_hand_is(string line, bool isByHand) => Assert.Equal(isByHand, IsByHand(line));

    private static bool IsByHand(string line) => ByHand().IsMatch(line);

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"Split\(':', 6\)|\b\w*[aA]rn\.(Split|LastIndexOf|IndexOf)\(|StartsWith\(""arn:""")]
    private static partial Regex ByHand();
}

namespace ZeroTrust.Policy.Tests.Cases;

public class LayoutTests
{
    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Root, "*.json", SearchOption.AllDirectories)
                .Select(static f => Path.GetRelativePath(Root, f))
                .Order(StringComparer.Ordinal),
        ];

    private static string Root => Path.Combine(AppContext.BaseDirectory, "cases");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_case_file_has_a_property_per_line(string file)
    {
        var path = Path.Combine(Root, file);
        var text = File.ReadAllText(path);
        var wanted = JsonLayout.Of(text);
        if (text == wanted)
        {
            return;
        }
        var line = text.Zip(wanted).TakeWhile(static pair => pair.First == pair.Second).Count(static pair => pair.First == '\n') + 1;
        var whole = path + ".wanted";
        File.WriteAllText(whole, wanted);
        Assert.Fail($"{file} is laid out otherwise from line {line} on. As it should be it is in {whole}.");
    }

    [Fact]
    public void Short_lists_of_plain_values_stay_on_a_line_and_everything_else_has_its_own()
    {
        const string Wanted = """
            {
              "a": [1, "zwei", null, true],
              "b": {},
              "c": [
                [],
                {
                  "d": 1.50
                }
              ]
            }

            """;
        Assert.Equal(Wanted, JsonLayout.Of("""{"a":[1,"zwei",null,true],"b":{},"c":[[],{"d":1.50}]}"""));
        Assert.Equal(Wanted, JsonLayout.Of(Wanted));
        var longest = new string('x', 70);
        Assert.Equal($"[\n  \"{longest}\",\n  \"{longest}\"\n]\n", JsonLayout.Of($"""["{longest}","{longest}"]"""));
    }
}

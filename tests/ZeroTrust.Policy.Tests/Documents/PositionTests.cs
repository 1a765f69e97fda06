using System.Text;
using System.Text.Json;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;
using ZeroTrust.Policy.Tests.Corpus;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Policy.Tests.Documents;

/// <summary>Every position names the place of what it belongs to, whatever happened to the document before.</summary>
public sealed class PositionTests(ITestOutputHelper output)
{
    private static readonly PolicyLinter Linter = new();

    [Fact]
    public void Positions_are_right_in_random_documents_however_they_are_written()
    {
        var cases = Math.Min(RunSettings.Cases(400), 20_000);
        var scenarios = new RandomScenarios(RunSettings.Seed + 20);
        var random = new Random(RunSettings.Seed + 20);
        output.WriteLine($"{cases} documents from seed {RunSettings.Seed}+20");
        for (var i = 0; i < cases; i++)
        {
            var document = PolicyDocument
                .Parse($$"""{"Version":"2012-10-17","Statement":{{scenarios.NextPolicy(i % 2 == 0, 0.5)}}}""")
                .Document!;
            Check(Spaced(document.ToJson(indented: i % 3 == 0), random), $"case {i}");
            // After an edit the text is another one, and positions are those of that text.
            var edited = document.WithStatement(
                PolicyDocument.Parse($$"""{"Statement":{{scenarios.NextPolicy(i % 2 == 0, 0.5)}}}""").Document!.Statements[0] with
                {
                    Sid = "Added",
                }
            );
            Check(edited.ToJson(indented: i % 3 != 0), $"case {i}, edited");
        }
    }

    [Fact]
    public void Positions_are_right_in_the_managed_policies()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        foreach (var (name, json) in ManagedPolicies.All())
        {
            Check(json, name);
        }
    }

    private static void Check(string text, string context)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        void At(TextPosition position, string expected)
        {
            if (
                !text.AsSpan(position.Offset).StartsWith(expected, StringComparison.Ordinal)
                || position.Offset != starts[position.Line - 1] + position.Column - 1
            )
            {
                Assert.Fail($"{context}: {position} at {position.Offset} is not {expected} in\n{text}");
            }
        }

        void Text(TextPosition position, string value)
        {
            // How a character is escaped is the writer's choice; what it means is not.
            if (JsonSerializer.Deserialize<string>(Token(text, position.Offset)) != value)
            {
                Assert.Fail($"{context}: {position} is not '{value}' in\n{text}");
            }

            At(position, "\"");
        }

        foreach (var statement in PolicyDocument.Parse(text).Document!.Statements)
        {
            At(statement.Position, "{");
            if (statement.Sid is { } sid)
            {
                Text(statement.SidPosition, sid);
            }

            if (statement.IsUnderstood)
            {
                Text(statement.EffectPosition, statement.Effect.ToString());
            }

            foreach (var action in statement.Action?.Patterns ?? [])
            {
                Text(action.Position, action.Text);
            }

            foreach (var resource in statement.Resource?.Patterns ?? [])
            {
                Text(resource.Position, resource.Text);
            }

            if (statement.Principal is { IsBareStar: false } principal)
            {
                Assert.All(principal.Entries, e => Text(e.Position, e.Text));
            }

            foreach (var condition in statement.Conditions.Conditions)
            {
                Text(condition.Position, condition.Key);
                Text(condition.OperatorPosition, condition.Operator.ToString());
                foreach (var value in condition.Values.Where(static v => v.Kind == ConditionValueKind.Text))
                {
                    Text(value.Position, value.Text);
                }
            }
        }

        Assert.All(Linter.Check(text), p => Assert.InRange(p.Position.Offset, 0, text.Length));
    }

    private static string Token(string text, int offset)
    {
        var end = offset + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return text[offset..(end + 1)];
    }

    // White space of all kinds between the parts, never inside a text.
    private static string Spaced(string json, Random random)
    {
        var text = new StringBuilder();
        var inside = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (!inside && json[i] is '{' or '}' or '[' or ']' or ',' or ':' && !inside)
            {
                text.Append(
                    random.Next(4) switch
                    {
                        0 => " ",
                        1 => "\n",
                        2 => "\r\n\t",
                        _ => "",
                    }
                );
            }

            text.Append(json[i]);
            if (json[i] == '\\')
            {
                text.Append(json[++i]);
            }
            else if (json[i] == '"')
            {
                inside = !inside;
            }
        }

        return text.ToString();
    }
}

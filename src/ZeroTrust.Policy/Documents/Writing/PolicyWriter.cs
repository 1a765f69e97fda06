using System.Text;

namespace ZeroTrust.Policy.Documents.Writing;

/// <summary>Writes documents as JSON, a list of one element as that element, in AWS's usual order of elements.</summary>
internal sealed class PolicyWriter
{
    private readonly StringBuilder _text = new();
    private readonly bool _indented;
    private int _level;
    private bool _first = true;

    private PolicyWriter(bool indented) => _indented = indented;

    public static string Write(PolicyDocument document, bool indented)
    {
        if (document.IsDamaged)
        {
            throw new InvalidOperationException(
                "The document was read from a malformed text: writing it would lose what could not be read."
            );
        }

        var writer = new PolicyWriter(indented);
        writer.Open('{');
        if (document.DeclaredVersion is { } version)
        {
            writer.Member("Version", version == PolicyVersion.V2012 ? "2012-10-17" : "2008-10-17");
        }

        if (document.Id is { } id)
        {
            writer.Member("Id", id);
        }

        writer.Name("Statement");
        writer.Open('[');
        foreach (var statement in document.Statements)
        {
            writer.Next();
            writer.Statement(statement);
        }
        writer.Close(']');
        foreach (var element in document.UnknownElements)
        {
            writer.Name(element.Name);
            writer._text.Append(element.Json);
        }
        writer.Close('}');
        return writer._text.ToString();
    }

    public static string WriteStatement(Statement statement, bool indented)
    {
        var writer = new PolicyWriter(indented);
        writer.Statement(statement);
        return writer._text.ToString();
    }

    private void Statement(Statement statement)
    {
        if (statement.RawJson is { } raw)
        {
            _text.Append(raw);
            return;
        }
        Open('{');
        if (statement.Sid is { } sid)
        {
            Member("Sid", sid);
        }

        Member("Effect", statement.Effect.ToString());
        if (statement.Principal is { } principal)
        {
            Principal(principal);
        }

        if (statement.Action is { } action)
        {
            Texts(action.IsNot ? "NotAction" : "Action", action.Patterns.Select(p => p.Text));
        }

        if (statement.Resource is { } resource)
        {
            Texts(resource.IsNot ? "NotResource" : "Resource", resource.Patterns.Select(p => p.Text));
        }

        if (!statement.Conditions.IsEmpty)
        {
            Conditions(statement.Conditions);
        }

        Close('}');
    }

    private void Principal(PrincipalElement principal)
    {
        Name(principal.IsNot ? "NotPrincipal" : "Principal");
        if (principal is { IsBareStar: true, Entries: [{ IsEveryone: true }] })
        {
            _text.Append("\"*\"");
            return;
        }
        Open('{');
        foreach (var kind in principal.Entries.GroupBy(e => e.Kind))
        {
            Texts(kind.Key == PrincipalKind.Aws ? "AWS" : kind.Key.ToString(), kind.Select(e => e.Text));
        }

        Close('}');
    }

    private void Conditions(ConditionBlock block)
    {
        Name("Condition");
        Open('{');
        foreach (var group in block.Conditions.GroupBy(c => c.Operator))
        {
            Name(group.Key.ToString());
            Open('{');
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (var condition in group)
            {
                if (!keys.Add(condition.Key))
                {
                    throw new InvalidOperationException(
                        $"JSON cannot hold two conditions with {group.Key} and '{condition.Key}' in one statement."
                    );
                }

                Name(condition.Key);
                List(condition.Values, Value);
            }
            Close('}');
        }
        Close('}');
    }

    private void Value(ConditionValue value)
    {
        if (value.Kind == ConditionValueKind.Text)
        {
            JsonText.AppendString(_text, value.Text);
        }
        else
        {
            _text.Append(value.Text);
        }
    }

    private void Texts(string name, IEnumerable<string> texts)
    {
        Name(name);
        List([.. texts], t => JsonText.AppendString(_text, t));
    }

    private void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 1)
        {
            write(items[0]);
            return;
        }
        Open('[');
        foreach (var item in items)
        {
            Next();
            write(item);
        }
        Close(']');
    }

    private void Member(string name, string value)
    {
        Name(name);
        JsonText.AppendString(_text, value);
    }

    private void Name(string name)
    {
        Next();
        JsonText.AppendString(_text, name);
        _text.Append(_indented ? ": " : ":");
    }

    private void Open(char bracket)
    {
        _text.Append(bracket);
        _level++;
        _first = true;
    }

    private void Close(char bracket)
    {
        _level--;
        if (!_first)
        {
            NewLine();
        }

        _text.Append(bracket);
        _first = false;
    }

    private void Next()
    {
        if (!_first)
        {
            _text.Append(',');
        }

        _first = false;
        NewLine();
    }

    private void NewLine()
    {
        if (_indented)
        {
            _text.Append('\n').Append(' ', _level * 2);
        }
    }
}

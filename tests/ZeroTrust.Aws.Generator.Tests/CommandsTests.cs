using ZeroTrust.Aws.Generator.Commands;
using ZeroTrust.Aws.Generator.Models;

namespace ZeroTrust.Aws.Generator.Tests;

public class CommandsTests
{
    [Fact]
    public void What_was_generated_passes_the_check_and_a_second_run_writes_nothing()
    {
        using var sample = new SampleModel();
        Assert.Equal(0, sample.Run("generate").Code);
        var first = sample.Files();

        Assert.Equal(0, sample.Run("check").Code);
        Assert.Contains(" 0 written, 0 removed", sample.Run("generate").Text, StringComparison.Ordinal);
        Assert.Equal(first, sample.Files());
    }

    [Fact]
    public void The_check_names_what_differs_is_missing_or_is_not_generated()
    {
        using var sample = new SampleModel();
        sample.Run("generate");
        File.AppendAllText(Path.Combine(sample.Output, "Account", "Client.g.cs"), "// by hand");
        File.Delete(Path.Combine(sample.Output, "Account", "Messages.g.cs"));
        File.WriteAllText(Path.Combine(sample.Output, "Account", "Extra.g.cs"), "");

        var (code, text) = sample.Run("check");

        Assert.Equal(1, code);
        Assert.Contains("differs: Account/Client.g.cs", text, StringComparison.Ordinal);
        Assert.Contains("missing: Account/Messages.g.cs", text, StringComparison.Ordinal);
        Assert.Contains("not generated: Account/Extra.g.cs", text, StringComparison.Ordinal);
        Assert.Contains(" 1 removed", sample.Run("generate").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_models_are_told_apart_from_other_files()
    {
        using var sample = new SampleModel();
        sample.Run("generate");
        File.WriteAllText(
            sample.ServiceFile,
            File.ReadAllText(sample.ServiceFile).Replace("\"on\"", "\"started\"", StringComparison.Ordinal)
        );

        var (code, text) = sample.Run("check");

        Assert.Equal(2, code);
        Assert.Contains("model: account is 2021-02-01", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Prose_and_compression_make_no_other_model()
    {
        using var plain = new SampleModel();
        using var packed = new SampleModel(compressed: true);
        plain.Run("generate");
        packed.Run("generate");
        Assert.Equal(plain.Files(), packed.Files());

        File.WriteAllText(
            plain.ServiceFile,
            File.ReadAllText(plain.ServiceFile).Replace("<p>prose</p>", "<p>other prose</p>", StringComparison.Ordinal)
        );
        Assert.Equal(0, plain.Run("check").Code);
    }

    [Theory]
    [InlineData("ListThing\n", "has no operation 'ListThing'. Did you mean 'ListThings'?")]
    [InlineData("listthings\n", "Did you mean 'ListThings'?")]
    [InlineData("ListThings\n# note\n\nListThings\n", "(4): 'ListThings' is listed twice.")]
    [InlineData("# nothing\n", "lists no operation")]
    public void A_wrong_line_is_named(string operations, string expected)
    {
        using var sample = new SampleModel(operations);
        var error = Assert.Throws<ModelException>(() => sample.Run("generate"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_not_there_or_not_json_is_named()
    {
        using var sample = new SampleModel();
        File.WriteAllText(Path.Combine(sample.Operations, "iam.txt"), "ListUsers\n");
        Assert.Contains("No model of 'iam'", Assert.Throws<ModelException>(() => sample.Run("generate")).Message, StringComparison.Ordinal);

        File.Delete(Path.Combine(sample.Operations, "iam.txt"));
        File.WriteAllText(sample.ServiceFile, "{ \"metadata\": ");
        Assert.Contains("is not JSON", Assert.Throws<ModelException>(() => sample.Run("generate")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("publish")]
    [InlineData("generate")]
    [InlineData("generate --models")]
    [InlineData("generate --model x")]
    public void Arguments_that_do_not_fit_are_answered_with_the_usage(string line)
    {
        var error = Assert.Throws<ModelException>(() =>
            Options.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), AppContext.BaseDirectory)
        );
        Assert.Contains("usage:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_generated_is_typed_by_the_sdks_rules()
    {
        using var sample = new SampleModel("DeleteThing\nListThings\n");
        sample.Run("generate");

        Assert.Contains(
            "public string ThingValue { get => GetSlot<string>(0)",
            sample.Read("Account/Structures.g.cs"),
            StringComparison.Ordinal
        );
        Assert.Contains("public int? Count {", sample.Read("Account/Structures.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public Dictionary<string, int> States {", sample.Read("Account/Structures.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public List<Thing> Things {", sample.Read("Account/Messages.g.cs"), StringComparison.Ordinal);
        Assert.Contains(
            "public State State { get => GetConstant<State>(1)",
            sample.Read("Account/Messages.g.cs"),
            StringComparison.Ordinal
        );
        Assert.Contains("public partial class DeleteThingRequest", sample.Read("Account/Messages.g.cs"), StringComparison.Ordinal);
        Assert.Contains(
            "public partial class BusyException : AmazonAccountException",
            sample.Read("Account/Exceptions.g.cs"),
            StringComparison.Ordinal
        );
        Assert.Contains("RetryableDetails Retryable => new(true);", sample.Read("Account/Exceptions.g.cs"), StringComparison.Ordinal);
        Assert.Contains("IPaginatedEnumerable<Thing> Things { get; }", sample.Read("Account/Paginators.g.cs"), StringComparison.Ordinal);
        Assert.Contains("p=Json", sample.Read("Account/Table.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_class_of_the_table_gives_way_to_a_structure_of_its_name()
    {
        using var sample = new SampleModel("ListThings\n");
        sample.Run("generate");

        Assert.Contains("public partial class AccountTable :", sample.Read("Account/Structures.g.cs"), StringComparison.Ordinal);
        Assert.Contains("internal sealed class AccountTableSource :", sample.Read("Account/Table.g.cs"), StringComparison.Ordinal);
        Assert.Contains("Internal.AccountTableSource.Service;", sample.Read("ServiceShapes.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_model_says_compiles()
    {
        using var sample = new SampleModel();
        var source = new ModelReader(sample.Models).Read("account");

        // A free-form member of an error and constants that differ in punctuation alone are among it.
        var errors = GeneratedCompilation
            .Of(source, source.Model.Operations.Keys)
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

        Assert.Empty(errors);
        Assert.Contains("public new Document Detail", GeneratedCompilation.Text(source, "Exceptions"), StringComparison.Ordinal);
    }
}

using ZeroTrust.Core.Controls.Guide;

namespace ZeroTrust.PowerShell;

/// <summary>Every cmdlet is for something that the guide asks for, and says so beside itself.</summary>
public sealed class GuideTests
{
    public static TheoryData<string> Names => new(Repository.Cmdlets.Select(static page => page.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_names_a_row_or_a_principle_of_the_guide(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        Assert.NotEmpty(page.Assesses.Concat(page.Enforces).Concat(page.Upholds));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_cmdlet_names_is_in_the_guide_and_named_once(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        var rows = GuideTable.Rows.Select(static row => row.Id).ToArray();
        Assert.Empty(page.Assesses.Concat(page.Enforces).Except(rows, StringComparer.Ordinal));
        Assert.Empty(page.Upholds.Except(GuideTable.Principles.Select(static principle => principle.Id), StringComparer.Ordinal));
        IReadOnlyList<string>[] lists = [page.Assesses, page.Enforces, page.Upholds];
        Assert.All(lists, static ids => Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_enforces_only_what_can_be_enforced(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        Assert.DoesNotContain(page.Enforces, static id => GuideTable.Find(id) is { CanEnforce: false });
    }
}

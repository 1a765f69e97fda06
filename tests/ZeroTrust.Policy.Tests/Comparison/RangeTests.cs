using System.Numerics;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Tests.Comparison;

public sealed class RangeTests
{
    [Fact]
    public void Set_operations_agree_with_sets_of_small_numbers()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var (left, leftSet) = Make(random);
            var (right, rightSet) = Make(random);
            Assert.Equal(leftSet.Union(rightSet).Order(), Members(left.Union(right)));
            Assert.Equal(leftSet.Intersect(rightSet).Order(), Members(left.Intersect(right)));
            Assert.Equal(Enumerable.Range(0, 40).Except(leftSet), Members(left.Complement(0, 39)));
        }
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("10.1.2.3/8", "10.9.9.9", true)]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("::/0", "10.0.0.1", false)]
    public void Addresses_lie_in_their_blocks(string block, string address, bool inside)
    {
        var value = RangeScale.Addresses(address)!.Any;
        Assert.Equal(inside, RangeScale.Addresses(block)!.Contains(value));
        Assert.Equal(System.Net.IPAddress.Parse(address), System.Net.IPAddress.Parse(RangeScale.Text(RangeKind.Address, value)));
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("here")]
    [InlineData("")]
    public void What_is_no_address_is_none(string text) => Assert.Null(RangeScale.Addresses(text));

    [Theory]
    [InlineData("3600")]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("-0.25")]
    [InlineData("12.000001")]
    public void Numbers_come_back_as_they_went_in(string text) =>
        Assert.Equal(text, RangeScale.Text(RangeKind.Number, RangeScale.Number(text)!.Value));

    [Fact]
    public void Between_two_numbers_there_is_always_another() =>
        Assert.True(RangeScale.Number("4.99999999999")!.Value + 1 < RangeScale.Number("5")!.Value);

    private static (Intervals Intervals, HashSet<int> Set) Make(Random random)
    {
        var intervals = Intervals.Empty;
        var set = new HashSet<int>();
        for (var i = random.Next(0, 4); i > 0; i--)
        {
            var first = random.Next(40);
            var last = Math.Min(39, first + random.Next(10));
            intervals = intervals.Union(Intervals.Between(first, last));
            set.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return (intervals, set);
    }

    private static IEnumerable<int> Members(Intervals intervals) =>
        Enumerable.Range(0, 40).Where(value => intervals.Contains(new BigInteger(value)));
}

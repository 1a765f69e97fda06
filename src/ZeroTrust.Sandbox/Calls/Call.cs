using System.Text.Json.Nodes;
using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Calls;

/// <summary>One call that a service answers: who, where, what, with which input (API member names;
/// timestamps as ISO 8601, blobs as base64).</summary>
internal sealed class Call
{
    private const int PageSize = 6;

    /// <summary>Everything.</summary>
    public required World World { get; init; }

    /// <summary>Who calls.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The region that the request is signed for.</summary>
    public required string Region { get; init; }

    /// <summary>Service id.</summary>
    public required string Service { get; init; }

    /// <summary>Operation.</summary>
    public required string Operation { get; init; }

    /// <summary>The input.</summary>
    public required JsonObject Input { get; init; }

    /// <summary>The account of the caller.</summary>
    public AccountState Account =>
        World.Accounts.TryGetValue(Caller.AccountId, out var account)
            ? account
            : throw new ServiceError("AccessDenied", "Anonymous users cannot call this operation.", 403);

    /// <summary>What the caller's account holds in the region.</summary>
    public RegionState Here => Account.Region(Region);

    /// <summary>The moment.</summary>
    public DateTimeOffset Now => World.Now;

    /// <summary>A text of the input; null when absent.</summary>
    public string? Text(string name) => Input[name].AsText();

    /// <summary>A text of the input that must be there.</summary>
    public string Need(string name) => Text(name) is { Length: > 0 } text ? text : throw Invalid($"The parameter {name} is required.");

    /// <summary>A number of the input; null when absent.</summary>
    public int? Number(string name) =>
        Input[name] is JsonValue value && value.TryGetValue<long>(out var number) ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
        : Input[name] is JsonValue small && small.TryGetValue<int>(out var whole) ? whole
        : null;

    /// <summary>A truth value of the input; null when absent.</summary>
    public bool? Flag(string name) => Input[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    /// <summary>Texts of the input; empty when absent.</summary>
    public IReadOnlyList<string> Texts(string name) => Input[name].AsTexts();

    /// <summary>A structure or map of the input; null when absent.</summary>
    public JsonObject? Part(string name) => Input[name] as JsonObject;

    /// <summary>A structure or map of the input that must be there.</summary>
    public JsonObject NeedPart(string name) => Part(name) ?? throw Invalid($"The parameter {name} is required.");

    /// <summary>Structures of a list of the input; empty when absent.</summary>
    public IEnumerable<JsonObject> Parts(string name) => Input[name].AsObjects();

    /// <summary>The error of this service for input that it does not take.</summary>
    public ServiceError Invalid(string message) => new(KnownServices.Get(Service).InvalidInput, message);

    /// <summary>How the operation pages: by the names of its model.</summary>
    public PagedOperation Pages =>
        KnownServices.Get(Service).PagesOf(Operation) ?? throw new InvalidOperationException($"{Service}:{Operation} does not page.");

    /// <summary>
    /// One page of a list. Pages are small on purpose, so that clients that forget to follow them are found out.
    /// </summary>
    /// <param name="items">The whole list.</param>
    /// <param name="size">Largest page.</param>
    public JsonObject Page(IEnumerable<JsonNode> items, int size = PageSize)
    {
        var style = Pages;
        var offset = 0;
        if (Text(style.TokenIn) is { Length: > 0 } token && !PageToken.TryRead(token, Operation, out offset))
        {
            var code = style.BadToken ?? KnownServices.Get(Service).InvalidInput;
            throw new ServiceError(code, $"Invalid value for {style.TokenIn}: {token}");
        }

        var limit = style.Limit is { } name && Number(name) is { } asked and > 0 ? Math.Min(asked, size) : size;
        var all = items as IReadOnlyList<JsonNode> ?? items.ToList();
        var page = new JsonArray();
        for (var i = offset; i < all.Count && i < offset + limit; i++)
        {
            page.Add(all[i].Parent is null ? all[i] : all[i].DeepClone());
        }

        var answer = new JsonObject { [style.List] = page };
        var more = offset + limit < all.Count;
        if (more)
        {
            answer[style.TokenOut] = PageToken.Write(Operation, offset + limit);
        }

        if (style.Truncated is { } truncated)
        {
            answer[truncated] = more;
        }

        return answer;
    }
}

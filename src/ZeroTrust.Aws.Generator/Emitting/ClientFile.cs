using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>The client of one service with its interface, configuration and the bases of its requests and exceptions.</summary>
internal static class ClientFile
{
    private static readonly string[] Usings =
    [
        "System",
        "System.Net",
        "System.Threading",
        "System.Threading.Tasks",
        "Amazon.Runtime",
        "ZeroTrust.Aws.Protocols.Clients",
        "ZeroTrust.Aws.Protocols.Shapes",
        "ZeroTrust.Aws.Protocols.Values",
    ];

    /// <summary>The file's text.</summary>
    public static string Write(ServiceSelection selection, bool paginates)
    {
        var sdk = selection.Sdk;
        var code = FileHead.Start(selection, sdk.Namespace, [.. Usings, sdk.Namespace + ".Internal", sdk.Namespace + ".Model"]);
        Interface(code, selection, paginates);
        Client(code, selection, paginates);
        code.Line()
            .Block(
                $"public partial class {sdk.Config} : ServiceClientConfig",
                () => code.Line($"public {sdk.Config}() : base({selection.TableClass}.Service) {{ }}")
            );
        code.Line()
            .Block($"public partial class {sdk.Exception} : StructureException", () => ExceptionsFile.Constructors(code, sdk.Exception));
        code.Line()
            .Block(
                $"public abstract partial class {sdk.Request} : StructureRequest",
                () => code.Line($"protected {sdk.Request}(StructureShape shape) : base(shape) {{ }}")
            );
        return code.ToString();
    }

    private static void Interface(CodeWriter code, ServiceSelection selection, bool paginates)
    {
        code.Line()
            .Block(
                $"public partial interface {selection.Sdk.Interface} : IAmazonService, IDisposable",
                () =>
                {
                    if (paginates)
                    {
                        code.Line($"I{selection.Sdk.PaginatorFactory} Paginators {{ get; }}");
                    }

                    foreach (var operation in selection.Operations)
                    {
                        code.Line(Signature(selection, operation) + ";");
                    }
                    // In the interface, as the SDK has them: an interface with open static members cannot be a type argument.
                    var sdk = selection.Sdk;
                    code.Line($"static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {sdk.Config}();");
                    code.Line(
                        "static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials "
                            + "awsCredentials, ClientConfig clientConfig)"
                            + $" => new {sdk.Client}(awsCredentials, ({sdk.Config})clientConfig);"
                    );
                }
            );
    }

    private static void Client(CodeWriter code, ServiceSelection selection, bool paginates)
    {
        var sdk = selection.Sdk;
        code.Line()
            .Block(
                $"public partial class {sdk.Client} : ServiceClient, {sdk.Interface}",
                () =>
                {
                    Constructors(code, sdk);
                    if (paginates)
                    {
                        code.Line($"private I{sdk.PaginatorFactory} _paginators;");
                        code.Line($"public I{sdk.PaginatorFactory} Paginators => _paginators ??= new {sdk.PaginatorFactory}(this);");
                    }

                    // The table lists the operations in the order of the selection.
                    foreach (var (operation, index) in selection.Operations.Select((operation, index) => (operation, index)))
                    {
                        code.Line(
                            $"public virtual {Signature(selection, operation)} => "
                                + $"CallAsync<{selection.Response(operation)}>({index}, request, cancellationToken);"
                        );
                    }
                }
            );
    }

    private static void Constructors(CodeWriter code, SdkService sdk)
    {
        const string Keys = "string awsAccessKeyId, string awsSecretAccessKey";
        const string Session = Keys + ", string awsSessionToken";
        const string FromKeys = "new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey)";
        const string FromSession = "new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken)";
        var region = $"new {sdk.Config} {{ RegionEndpoint = region }}";
        (string Parameters, string Arguments)[] constructors =
        [
            ("", $"new {sdk.Config}()"),
            ("RegionEndpoint region", region),
            ($"{sdk.Config} config", "config"),
            ("AWSCredentials credentials", $"credentials, new {sdk.Config}()"),
            ("AWSCredentials credentials, RegionEndpoint region", $"credentials, {region}"),
            ($"AWSCredentials credentials, {sdk.Config} clientConfig", "credentials, clientConfig"),
            (Keys, $"{FromKeys}, new {sdk.Config}()"),
            (Keys + ", RegionEndpoint region", $"{FromKeys}, {region}"),
            (Keys + $", {sdk.Config} clientConfig", FromKeys + ", clientConfig"),
            (Session, $"{FromSession}, new {sdk.Config}()"),
            (Session + ", RegionEndpoint region", $"{FromSession}, {region}"),
            (Session + $", {sdk.Config} clientConfig", FromSession + ", clientConfig"),
        ];
        foreach (var (parameters, arguments) in constructors)
        {
            code.Line($"public {sdk.Client}({parameters}) : base({arguments}) {{ }}");
        }
    }

    private static string Signature(ServiceSelection selection, ModelOperation operation) =>
        $"Task<{selection.Response(operation)}> {selection.Name(operation)}Async("
        + $"{selection.Request(operation)} request, CancellationToken cancellationToken = default)";
}

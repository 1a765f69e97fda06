using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ZeroTrust.Architecture;

/// <summary>
/// Which types of one assembly use which others of it, from signatures, attributes and instructions.
/// What the compiler has folded away, such as constants
/// and <c>nameof</c>, is not seen.
/// </summary>
internal sealed class TypeUses : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly SignatureTypes _signatures;
    private readonly HashSet<(TypeDefinitionHandle From, TypeDefinitionHandle To)> _uses = [];
    private TypeDefinitionHandle _from;

    private TypeUses(string file)
    {
        _image = new PEReader(File.OpenRead(file));
        _metadata = _image.GetMetadataReader();
        _signatures = new SignatureTypes(Add);
    }

    /// <summary>Pairs of types, each as namespace and name; nested types count as the type around them.</summary>
    public static IReadOnlyList<((string Namespace, string Name) From, (string Namespace, string Name) To)> Of(string file)
    {
        using var uses = new TypeUses(file);
        foreach (var type in uses._metadata.TypeDefinitions)
        {
            uses.Read(type);
        }

        return [.. uses._uses.Select(pair => (uses.NameOf(pair.From), uses.NameOf(pair.To)))];
    }

    public void Dispose() => _image.Dispose();

    private void Read(TypeDefinitionHandle handle)
    {
        _from = Outermost(handle);
        var type = _metadata.GetTypeDefinition(handle);
        Use(type.BaseType);
        Attributes(type.GetCustomAttributes());
        Constraints(type.GetGenericParameters());
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Use(_metadata.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            field.DecodeSignature(_signatures, null);
            Attributes(field.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties().Select(_metadata.GetPropertyDefinition))
        {
            Attributes(property.GetCustomAttributes());
        }

        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            Read(method);
        }
    }

    private void Read(MethodDefinition method)
    {
        method.DecodeSignature(_signatures, null);
        Attributes(method.GetCustomAttributes());
        Constraints(method.GetGenericParameters());
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            Use(region.CatchType);
        }

        foreach (var token in Instructions.Tokens(body.GetILReader()))
        {
            Use(MetadataTokens.EntityHandle(token));
        }
    }

    private void Constraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(handle => _metadata.GetGenericParameter(handle).GetConstraints()))
        {
            Use(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void Attributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
        {
            Use(_metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void Use(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, null);
                break;
            case HandleKind.MethodDefinition:
                Add(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Add(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Use(_metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                var method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                method.DecodeSignature(_signatures, null);
                Use(method.Method);
                break;
            default:
                break;
        }
    }

    private void Add(TypeDefinitionHandle to)
    {
        if (Outermost(to) is var target && target != _from)
        {
            _uses.Add((_from, target));
        }
    }

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle handle)
    {
        while (_metadata.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } outer)
        {
            handle = outer;
        }

        return handle;
    }

    private (string Namespace, string Name) NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return (_metadata.GetString(type.Namespace), _metadata.GetString(type.Name));
    }
}

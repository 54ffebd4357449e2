using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Pim.Bson.Tests.References;

/// <summary>Writes a signature such that two are equal if and only if the runtime takes the one for the other.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object>
{
    private const byte ValueType = 0x11;

    internal string Of(MetadataReader reader, MethodDefinition method) =>
        Of(reader.GetString(method.Name), method.DecodeSignature(this, null));

    internal string Of(MetadataReader reader, FieldDefinition field) =>
        $"{field.DecodeSignature(this, null)} {reader.GetString(field.Name)}";

    internal string Of(MetadataReader reader, MemberReference member) => member.GetKind() == MemberReferenceKind.Field
        ? $"{member.DecodeFieldSignature(this, null)} {reader.GetString(member.Name)}"
        : Of(reader.GetString(member.Name), member.DecodeMethodSignature(this, null));

    internal static string NameOf(MetadataReader reader, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                var definition = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
                return Join(reader, definition.GetDeclaringType(), definition.Namespace, definition.Name);
            case HandleKind.TypeReference:
                var reference = reader.GetTypeReference((TypeReferenceHandle)handle);
                var outer = reference.ResolutionScope.Kind == HandleKind.TypeReference ? reference.ResolutionScope : default;
                return Join(reader, outer, reference.Namespace, reference.Name);
            default:
                var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return "";
                blob.ReadByte();
                return NameOf(reader, blob.ReadTypeHandle());
        }
    }

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";
    public string GetByReferenceType(string elementType) => elementType + "&";
    public string GetFunctionPointerType(MethodSignature<string> signature) => "fn*";
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";
    public string GetGenericMethodParameter(object genericContext, int index) => "!!" + index;
    public string GetGenericTypeParameter(object genericContext, int index) => "!" + index;
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        isRequired ? $"{unmodifiedType} modreq({modifier})" : unmodifiedType;
    public string GetPinnedType(string elementType) => elementType;
    public string GetPointerType(string elementType) => elementType + "*";
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();
    public string GetSZArrayType(string elementType) => elementType + "[]";
    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Kind(rawTypeKind) + NameOf(reader, handle);
    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Kind(rawTypeKind) + NameOf(reader, handle);

    public string GetTypeFromSpecification(MetadataReader reader, object genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    private static string Of(string name, MethodSignature<string> signature)
    {
        var form = signature.Header.IsInstance ? "" : "static ";
        var arity = signature.GenericParameterCount > 0 ? $"`{signature.GenericParameterCount}" : "";
        return $"{form}{signature.ReturnType} {name}{arity}({string.Join(", ", signature.ParameterTypes)})";
    }

    private static string Kind(byte rawTypeKind) => rawTypeKind == ValueType ? "struct " : "";

    private static string Join(MetadataReader reader, EntityHandle outer, StringHandle @namespace, StringHandle name)
    {
        if (!outer.IsNil) return $"{NameOf(reader, outer)}+{reader.GetString(name)}";
        return @namespace.IsNil ? reader.GetString(name) : $"{reader.GetString(@namespace)}.{reader.GetString(name)}";
    }
}

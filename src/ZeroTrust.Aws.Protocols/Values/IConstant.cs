namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>An enumeration in the manner of the AWS SDK: open, so that a value added by AWS later is kept.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface IConstant<TSelf>
    where TSelf : Amazon.Runtime.ConstantClass, IConstant<TSelf>
{
    /// <summary>The constant of this value, a new one if AWS added it since.</summary>
    /// <param name="value">The value on the wire.</param>
    static abstract TSelf FindValue(string value);
}

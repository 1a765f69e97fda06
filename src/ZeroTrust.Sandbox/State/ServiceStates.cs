namespace ZeroTrust.Sandbox.State;

/// <summary>
/// What services keep in one place: in the world, in an account, or in one of its regions. Each service asks
/// for a type of its own, which is made when it is
/// first asked for and means "nothing yet" until something is put into it; nothing registers it.
/// </summary>
internal abstract class ServiceStates
{
    private readonly Dictionary<Type, object> _states = [];

    /// <summary>The state of one service.</summary>
    /// <typeparam name="TState">The type that the service keeps here.</typeparam>
    /// <param name="make">Makes an empty one.</param>
    public TState Of<TState>(Func<TState> make)
        where TState : class
    {
        if (!_states.TryGetValue(typeof(TState), out var state))
        {
            _states[typeof(TState)] = state = make();
        }

        return (TState)state;
    }
}

package com.kyberaccess.common.command;

import java.util.Map;

/// Something that an operator may have this service do now: `POST /q/commands/{name}` on the management port, or
/// `./kyber admin SERVICE NAME` on one machine. Implementations are beans; they run on a worker thread.
public interface OperatorCommand {
    /// Lower case with hyphens, such as `rotate-signing-key`.
    String name();

    /// One line for the list of commands, with the parameters that it takes.
    String description();

    /// Does it.
    ///
    /// @param parameters the query's, each once
    /// @return what the operator is shown, as JSON
    /// @throws IllegalArgumentException with a message for the operator, if a parameter is missing or wrong
    /// @throws CommandFailedException if it was tried and did not succeed, or found what must not be
    Object run(Map<String, String> parameters);
}

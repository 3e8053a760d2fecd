package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.command.CommandFailedException;
import com.kyberaccess.common.command.OperatorCommand;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The operator's way to replace the signing key before its time.
@Singleton
class RotateSigningKey implements OperatorCommand {
    private static final String AT_ONCE = "at_once";

    private final SigningKeyRotation rotation;

    RotateSigningKey(SigningKeyRotation rotation) {
        this.rotation = rotation;
    }

    /// @param signingKeys the live ones, the newest first
    @RegisterForReflection
    record Result(List<SigningKeyRotation.LiveKey> signingKeys) {}

    @Override
    public String name() {
        return "rotate-signing-key";
    }

    @Override
    public String description() {
        return "Replaces the key that signs tokens; no token fails for it. at_once=true is for a key that has leaked: it"
                + " ends every token";
    }

    @Override
    public Object run(Map<String, String> parameters) {
        if (!Set.of(AT_ONCE).containsAll(parameters.keySet())
                || !Set.of("true", "false").contains(parameters.getOrDefault(AT_ONCE, "false"))) {
            throw new IllegalArgumentException("the only parameter is at_once=true|false");
        }
        if (Boolean.parseBoolean(parameters.get(AT_ONCE))) {
            rotation.atOnce();
        } else if (!rotation.begin()) {
            throw new CommandFailedException(
                    "a rotation has begun, and its key does not sign yet", new Result(rotation.live()));
        }
        return new Result(rotation.live());
    }
}

package com.kyberaccess.endtoend;

import com.kyberaccess.local.Platform;
import java.nio.file.Path;
import java.util.Map;

/// The one system that most tests share; started by the first of them and stopped with the JVM.
public final class RunningSystem {
    private static final Platform PLATFORM = start();

    private RunningSystem() {}

    public static Platform platform() {
        return PLATFORM;
    }

    private static Platform start() {
        var platform = NewSystem.of(Path.of("..", ".."), Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop the system"));
        return platform.start();
    }
}

package com.kyberaccess.common.start;

import com.kyberaccess.common.production.Finding;
import com.kyberaccess.common.production.ProductionCheck;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The main class of every service. What keeps it from starting is said in one line a setting on the standard error,
/// and the process ends with 1: the log is not set up so early, and closed again so late.
@QuarkusMain
public final class ServiceMain {
    ServiceMain() {}

    public static void main(String... arguments) {
        var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        if (MigrateOnly.requested(config)) {
            MigrateOnly.prepare();
        } else {
            refuse(ProductionCheck.findings(config));
        }
        TraceExport.prepare(config);
        Quarkus.run(null, ServiceMain::ended, arguments);
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            findings.forEach(finding -> say("not for production: " + finding.line()));
            System.exit(1);
        }
    }

    private static void ended(int exitCode, @Nullable Throwable cause) {
        if (cause != null && exitCode != 0) {
            StartFailure.lines(cause)
                    .ifPresentOrElse(
                            lines -> lines.forEach(line -> say("not started: " + line)), cause::printStackTrace);
        } else if (cause != null) {
            say(MigrateOnly.DONE);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, cause);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}

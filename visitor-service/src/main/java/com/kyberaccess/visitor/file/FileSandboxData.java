package com.kyberaccess.visitor.file;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Rows of files go with the sandbox, and with each row its file.
@Dependent
class FileSandboxData {
    @Produces
    @Singleton
    SandboxData files() {
        return new SandboxTables(List.of(), List.of("stored_file"));
    }
}

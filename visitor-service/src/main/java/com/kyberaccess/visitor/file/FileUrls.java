package com.kyberaccess.visitor.file;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.signing.SignedUrls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The URLs of files: see {@link SignedUrls} for how long they work.
@ApplicationScoped
public class FileUrls {
    private final SignedUrls urls;

    FileUrls(SignedUrls urls) {
        this.urls = urls;
    }

    public String of(Tenant tenant, UUID visit, FileKind kind) {
        return urls.of(tenant.mode(), kind.path(visit));
    }
}

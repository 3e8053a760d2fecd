/// Who is in, where, and who the hosts are, page by page and for all tenants: what emergency-service compares
/// its projection with, or builds it from when the topic does not reach back far enough.
@NullMarked
package com.kyberaccess.visitor.snapshot;

import org.jspecify.annotations.NullMarked;

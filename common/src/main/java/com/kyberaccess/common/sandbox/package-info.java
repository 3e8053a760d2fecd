/// The sandbox's data ends every 24 hours (contract, article 1, *Sandbox Environment*): auth-service says when, every
/// service forgets its own.
@NullMarked
package com.kyberaccess.common.sandbox;

import org.jspecify.annotations.NullMarked;

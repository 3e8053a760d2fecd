/// Proofs that this system has issued something: URLs that work without a credential for a while, and codes. Services
/// that check each other's share their keys by configuration.
@NullMarked
package com.kyberaccess.common.signing;

import org.jspecify.annotations.NullMarked;

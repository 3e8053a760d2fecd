/// `Idempotency-Key` on every POST (design §5, docs/adr/0028-idempotency.md): a request that is sent again is not
/// carried out again, it is answered again.
@NullMarked
package com.kyberaccess.common.idempotency;

import org.jspecify.annotations.NullMarked;

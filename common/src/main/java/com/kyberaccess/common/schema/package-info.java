/// What a service asks of its database's schema.
@NullMarked
package com.kyberaccess.common.schema;

import org.jspecify.annotations.NullMarked;

/// What the generated OpenAPI document can't know by itself.
@NullMarked
package com.kyberaccess.visitor.openapi;

import org.jspecify.annotations.NullMarked;

/// A registry that another system keeps, asked over HTTP (docs/guides/screening.md).
@NullMarked
package com.kyberaccess.visitor.screening.registry;

import org.jspecify.annotations.NullMarked;

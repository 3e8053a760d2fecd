/// Paper: PDFs that print names in any script.
@NullMarked
package com.kyberaccess.emergency.document;

import org.jspecify.annotations.NullMarked;

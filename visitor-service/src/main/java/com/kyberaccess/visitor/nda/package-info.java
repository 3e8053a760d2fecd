/// The agreement that visitors sign: its text, and the document that becomes of it.
@NullMarked
package com.kyberaccess.visitor.nda;

import org.jspecify.annotations.NullMarked;

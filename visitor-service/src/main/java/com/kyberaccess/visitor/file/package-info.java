/// Files of visits: where they are stored, by which URLs they are read, and how they are deleted for good.
@NullMarked
package com.kyberaccess.visitor.file;

import org.jspecify.annotations.NullMarked;

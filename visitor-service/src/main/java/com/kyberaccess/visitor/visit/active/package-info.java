/// Who is on site now: the list that screens poll, and the stream of its changes (ADR 0026).
@NullMarked
package com.kyberaccess.visitor.visit.active;

import org.jspecify.annotations.NullMarked;

/// Searches watchlists for a visitor's name before the door opens. Lists are behind {@link ScreeningProvider}.
@NullMarked
package com.kyberaccess.visitor.screening;

import org.jspecify.annotations.NullMarked;

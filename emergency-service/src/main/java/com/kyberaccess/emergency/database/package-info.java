/// This service's SQL, explicit and short.
@NullMarked
package com.kyberaccess.emergency.database;

import org.jspecify.annotations.NullMarked;

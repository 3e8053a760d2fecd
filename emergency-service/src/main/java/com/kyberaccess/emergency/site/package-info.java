/// What this service knows of the account's locations, from visitor-service's events.
@NullMarked
package com.kyberaccess.emergency.site;

import org.jspecify.annotations.NullMarked;

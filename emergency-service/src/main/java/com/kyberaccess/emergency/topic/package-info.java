/// The topic of this service.
@NullMarked
package com.kyberaccess.emergency.topic;

import org.jspecify.annotations.NullMarked;

/// Where this service publishes.
@NullMarked
package com.kyberaccess.visitor.topic;

import org.jspecify.annotations.NullMarked;

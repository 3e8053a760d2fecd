/// What an operator may have a running service do, on the management port.
@NullMarked
package com.kyberaccess.common.command;

import org.jspecify.annotations.NullMarked;

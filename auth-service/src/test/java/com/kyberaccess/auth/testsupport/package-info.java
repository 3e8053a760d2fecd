/// What the tests of this service share.
@NullMarked
package com.kyberaccess.auth.testsupport;

import org.jspecify.annotations.NullMarked;

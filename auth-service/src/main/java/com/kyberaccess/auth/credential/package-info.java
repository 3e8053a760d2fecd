/// How members choose, change and reset their passwords.
@NullMarked
package com.kyberaccess.auth.credential;

import org.jspecify.annotations.NullMarked;

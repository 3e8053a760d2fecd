/// Accounts: a name, a plan and a time zone. What their tokens say of them comes from here.
@NullMarked
package com.kyberaccess.auth.account;

import org.jspecify.annotations.NullMarked;

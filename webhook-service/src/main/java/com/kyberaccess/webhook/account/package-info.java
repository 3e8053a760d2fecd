/// Accounts as far as webhooks need them: a projection from auth-service's events.
@NullMarked
package com.kyberaccess.webhook.account;

import org.jspecify.annotations.NullMarked;

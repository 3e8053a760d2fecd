/// A durable queue of mails: written with the change that they tell of, sent afterwards, retried until they are taken.
@NullMarked
package com.kyberaccess.common.mail;

import org.jspecify.annotations.NullMarked;

/// What the tests of this service share.
package com.kyberaccess.webhook.testsupport;

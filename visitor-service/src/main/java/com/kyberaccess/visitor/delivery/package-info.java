/// Packages that the front desk takes in for hosts (contract, article 3, *Delivery Events*).
@NullMarked
package com.kyberaccess.visitor.delivery;

import org.jspecify.annotations.NullMarked;

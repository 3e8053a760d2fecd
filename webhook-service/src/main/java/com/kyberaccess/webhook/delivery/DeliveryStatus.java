package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a delivery stands.
@Schema(enumeration = {"delivered", "retrying", "failed"})
public enum DeliveryStatus {
    /// The receiver took it.
    DELIVERED,
    /// There will be another attempt, or the first.
    RETRYING,
    /// It was not taken and is not tried any more.
    FAILED;

    /// A query parameter's value.
    ///
    /// @throws ApiException 400 for anything but a status
    public static @Nullable DeliveryStatus parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(status -> EnumNames.of(status).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidParameter(
                        "status", "Must be one of: " + EnumNames.of(DeliveryStatus.class)));
    }
}

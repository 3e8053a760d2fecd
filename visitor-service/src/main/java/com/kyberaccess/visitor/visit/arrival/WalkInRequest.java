package com.kyberaccess.visitor.visit.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import com.kyberaccess.visitor.input.BirthDate;
import com.kyberaccess.visitor.input.CustomFields;
import com.kyberaccess.visitor.input.PhoneNumber;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.VisitPlan;
import com.kyberaccess.visitor.visit.Visitor;
import com.kyberaccess.visitor.visit.event.Channel;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A walk-in (contract, article 2, *Check In a Visitor*).
///
/// @param firstName 1 to 100 characters
/// @param lastName 1 to 100 characters
/// @param company at most 200 characters
/// @param purpose at most 200 characters
/// @param dateOfBirth `YYYY-MM-DD`, for the screening only and not kept after it
/// @param locationId default: the host's location, else the primary one
/// @param skipScreening whether to search no watchlist (default false)
/// @param method `kiosk` or `qr_code`, for the log of check-in events; default: `api` for a key, `dashboard` for a team
///     member
/// @param customFields at most 50 strings, numbers and booleans, 16 KB in all
public record WalkInRequest(
        @NotNull(message = "Required") @Text(max = 100) String firstName,
        @NotNull(message = "Required") @Text(max = 100) String lastName,

        @Email(message = "Must be an e-mail address") @Text(max = 254) @Nullable
        String email,

        @PhoneNumber @Nullable String phone,
        @Text(max = 200) @Nullable String company,
        @Text(max = 200) @Nullable String purpose,
        @BirthDate @Nullable String dateOfBirth,
        @NotNull(message = "Required") String hostId,
        @Nullable String locationId,
        @Nullable Boolean skipScreening,

        @Pattern(regexp = Channel.DECLARED, message = Channel.DECLARED_MESSAGE) @Nullable
        String method,

        @Schema(type = SchemaType.OBJECT, additionalProperties = Object.class) @CustomFields @Nullable
        Map<String, JsonNode> customFields) {

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public WalkInRequest {
        firstName = Cleaned.stripped(firstName);
        lastName = Cleaned.stripped(lastName);
        email = Cleaned.optional(email);
        phone = Cleaned.optional(phone);
        company = Cleaned.optional(company);
        purpose = Cleaned.optional(purpose);
    }

    boolean skipsScreening() {
        return Boolean.TRUE.equals(skipScreening);
    }

    @Nullable
    LocalDate birthDate() {
        return dateOfBirth == null ? null : LocalDate.parse(dateOfBirth);
    }

    VisitPlan plan(Party party) {
        return new VisitPlan(
                party.host().id(),
                party.place().id(),
                new Visitor(firstName, lastName, email, phone, company),
                purpose,
                null,
                customFields == null ? Map.of() : customFields);
    }
}

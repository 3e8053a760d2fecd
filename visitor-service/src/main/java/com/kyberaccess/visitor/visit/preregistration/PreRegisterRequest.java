package com.kyberaccess.visitor.visit.preregistration;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import com.kyberaccess.visitor.input.BirthDate;
import com.kyberaccess.visitor.input.CustomFields;
import com.kyberaccess.visitor.input.IsoDate;
import com.kyberaccess.visitor.input.PhoneNumber;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.VisitPlan;
import com.kyberaccess.visitor.visit.Visitor;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An expected visitor (contract, article 2, *Create a Pre-Registration*).
///
/// @param firstName 1 to 100 characters
/// @param lastName 1 to 100 characters
/// @param company at most 200 characters
/// @param purpose at most 200 characters
/// @param dateOfBirth `YYYY-MM-DD`, for the screening only and not kept after it
/// @param expectedDate `YYYY-MM-DD`, the location's today or later
/// @param expectedTime `HH:MM` by the location's clock
/// @param locationId default: the host's location, else the primary one
/// @param sendInvite whether to mail an invite, if there is an address (default true)
/// @param customFields at most 50 strings, numbers and booleans, 16 KB in all
/// @param notes internal, at most 2,000 characters
public record PreRegisterRequest(
        @NotNull(message = "Required") @Text(max = 100) String firstName,
        @NotNull(message = "Required") @Text(max = 100) String lastName,

        @Email(message = "Must be an e-mail address") @Text(max = 254) @Nullable
        String email,

        @PhoneNumber @Nullable String phone,
        @Text(max = 200) @Nullable String company,
        @Text(max = 200) @Nullable String purpose,
        @BirthDate @Nullable String dateOfBirth,
        @NotNull(message = "Required") String hostId,
        @NotNull(message = "Required") @IsoDate String expectedDate,

        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "Must be a time (HH:MM)") @Nullable
        String expectedTime,

        @Nullable String locationId,
        @Nullable Boolean sendInvite,

        @Schema(type = SchemaType.OBJECT, additionalProperties = Object.class) @CustomFields @Nullable
        Map<String, JsonNode> customFields,

        @Text(max = 2000, multiline = true) @Nullable String notes) {

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public PreRegisterRequest {
        firstName = Cleaned.stripped(firstName);
        lastName = Cleaned.stripped(lastName);
        email = Cleaned.optional(email);
        phone = Cleaned.optional(phone);
        company = Cleaned.optional(company);
        purpose = Cleaned.optional(purpose);
        notes = Cleaned.optional(notes);
    }

    boolean invites() {
        return !Boolean.FALSE.equals(sendInvite);
    }

    LocalDate expectedDay() {
        return LocalDate.parse(expectedDate);
    }

    @Nullable
    LocalTime expectedClock() {
        return expectedTime == null ? null : LocalTime.parse(expectedTime);
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
                notes,
                customFields == null ? Map.of() : customFields);
    }
}

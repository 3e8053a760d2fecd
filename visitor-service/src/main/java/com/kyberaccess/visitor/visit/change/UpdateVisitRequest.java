package com.kyberaccess.visitor.visit.change;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.FieldIssue;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import com.kyberaccess.visitor.input.CustomFields;
import com.kyberaccess.visitor.input.IsoDate;
import com.kyberaccess.visitor.input.PhoneNumber;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What to change of a visitor (contract, article 2, *Update a Visitor Record*); the fields are those of a
/// pre-registration. What is absent stays; null takes an optional field away. Custom fields are merged: those that are
/// absent stay, null removes one (RFC 7396), and null for all of them removes all.
@Schema(name = "UpdateVisitRequest")
public final class UpdateVisitRequest {
    private static final List<String> REQUIRED =
            List.of("first_name", "last_name", "host_id", "location_id", "expected_date");
    private static final List<String> PLANNED = List.of("host_id", "location_id", "expected_date", "expected_time");

    @Text(max = 100)
    private @Nullable String firstName;

    @Text(max = 100)
    private @Nullable String lastName;

    @Email(message = "Must be an e-mail address")
    @Text(max = 254)
    private @Nullable String email;

    @PhoneNumber
    private @Nullable String phone;

    @Text(max = 200)
    private @Nullable String company;

    @Text(max = 200)
    private @Nullable String purpose;

    private @Nullable String hostId;

    private @Nullable String locationId;

    @IsoDate
    private @Nullable String expectedDate;

    @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "Must be a time (HH:MM)")
    private @Nullable String expectedTime;

    @CustomFields(removable = true)
    private @Nullable Map<String, JsonNode> customFields;

    @Text(max = 2000, multiline = true)
    private @Nullable String notes;

    /// What was sent, and whether as null.
    private final Map<String, Boolean> given = new LinkedHashMap<>();

    /// @param planned whether the visit is yet to come
    /// @throws ApiException 422 naming every field that can't be null and is, or can't be changed any more
    void require(boolean planned) {
        var issues = given.keySet().stream()
                .flatMap(field -> issue(field, planned).stream())
                .toList();
        if (!issues.isEmpty()) {
            throw ApiException.invalidFields(issues);
        }
    }

    private List<FieldIssue> issue(String field, boolean planned) {
        if (REQUIRED.contains(field) && Boolean.TRUE.equals(given.get(field))) {
            return List.of(new FieldIssue(field, "Must not be null"));
        }
        return planned || !PLANNED.contains(field)
                ? List.of()
                : List.of(new FieldIssue(field, "Can be changed until the visit begins or is cancelled, not later"));
    }

    boolean gives(String field) {
        return given.containsKey(field);
    }

    /// The value of a text that was sent, else `present`.
    @Nullable
    String text(String field, @Nullable String present) {
        if (!gives(field)) {
            return present;
        }
        return switch (field) {
            case "first_name" -> firstName;
            case "last_name" -> lastName;
            case "email" -> email;
            case "phone" -> phone;
            case "company" -> company;
            case "purpose" -> purpose;
            case "notes" -> notes;
            case "host_id" -> hostId;
            case "location_id" -> locationId;
            case "expected_date" -> expectedDate;
            case "expected_time" -> expectedTime;
            default -> throw new IllegalArgumentException(field);
        };
    }

    /// @throws ApiException 422 if that would be more than a visitor may have
    Map<String, JsonNode> customFields(Map<String, JsonNode> present) {
        if (!gives("custom_fields")) {
            return present;
        }
        var merged = new LinkedHashMap<String, JsonNode>();
        if (customFields != null) {
            merged.putAll(present);
            customFields.forEach((key, value) -> {
                if (value.isNull()) {
                    merged.remove(key);
                } else {
                    merged.put(key, value);
                }
            });
        }
        var issue = CustomFields.Validator.whole(merged);
        if (issue != null) {
            throw ApiException.invalidField("custom_fields", issue);
        }
        return merged;
    }

    @JsonSetter
    void setFirstName(@Nullable String firstName) {
        this.firstName = given("first_name", Cleaned.stripped(firstName));
    }

    @JsonSetter
    void setLastName(@Nullable String lastName) {
        this.lastName = given("last_name", Cleaned.stripped(lastName));
    }

    @JsonSetter
    void setEmail(@Nullable String email) {
        this.email = given("email", Cleaned.optional(email));
    }

    @JsonSetter
    void setPhone(@Nullable String phone) {
        this.phone = given("phone", Cleaned.optional(phone));
    }

    @JsonSetter
    void setCompany(@Nullable String company) {
        this.company = given("company", Cleaned.optional(company));
    }

    @JsonSetter
    void setPurpose(@Nullable String purpose) {
        this.purpose = given("purpose", Cleaned.optional(purpose));
    }

    @JsonSetter
    void setHostId(@Nullable String hostId) {
        this.hostId = given("host_id", hostId);
    }

    @JsonSetter
    void setLocationId(@Nullable String locationId) {
        this.locationId = given("location_id", locationId);
    }

    @JsonSetter
    void setExpectedDate(@Nullable String expectedDate) {
        this.expectedDate = given("expected_date", expectedDate);
    }

    @JsonSetter
    void setExpectedTime(@Nullable String expectedTime) {
        this.expectedTime = given("expected_time", expectedTime);
    }

    @JsonSetter
    @Schema(type = SchemaType.OBJECT, additionalProperties = Object.class)
    void setCustomFields(@Nullable Map<String, JsonNode> customFields) {
        this.customFields = given("custom_fields", customFields);
    }

    @JsonSetter
    void setNotes(@Nullable String notes) {
        this.notes = given("notes", Cleaned.optional(notes));
    }

    private <T> @Nullable T given(String field, @Nullable T value) {
        given.put(field, value == null);
        return value;
    }
}

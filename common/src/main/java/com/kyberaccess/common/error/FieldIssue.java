package com.kyberaccess.common.error;

/// One entry of `error.details`.
///
/// @param field the field or parameter as the client wrote it, nested ones with dots and indexes
///     (`permissions[0].endpoint`)
/// @param issue what is wrong with it
public record FieldIssue(String field, String issue) {}

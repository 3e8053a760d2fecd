{{/* Scopes: templates of one service are given (dict "root" $ "name" "auth" "service" .Values.services.auth). */}}

{{- define "kyber.name" -}}
{{ printf "%s-%s" .root.Values.fullname .name }}
{{- end }}

{{- define "kyber.labels.release" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: {{ .Values.fullname }}
{{- end }}

{{/* What selectors match: never changes. */}}
{{- define "kyber.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Values.fullname }}
{{- end }}

{{- define "kyber.labels" -}}
{{ include "kyber.selector" . }}
{{ include "kyber.labels.release" .root }}
{{- end }}

{{/* The migration's pods are not the service's: no Service or budget may count them. */}}
{{- define "kyber.migration.selector" -}}
app.kubernetes.io/name: {{ .name }}-migration
app.kubernetes.io/instance: {{ .root.Values.fullname }}
{{- end }}

{{- define "kyber.image" -}}
{{ printf "%s/%s-service:%s%s" .root.Values.image.registry .name (.root.Values.image.tag | default .root.Chart.AppVersion) .root.Values.image.tagSuffix }}
{{- end }}

{{- define "kyber.secret" -}}
{{ get .root.Values.secrets.names .name | default (printf "%s-%s-secrets" .root.Values.fullname .name) }}
{{- end }}

{{- define "kyber.databaseCluster" -}}
{{ printf "%s-%s-db" .root.Values.fullname .name }}
{{- end }}

{{- define "kyber.kafkaUser" -}}
{{ printf "%s-%s" .root.Values.fullname .name }}
{{- end }}

{{- define "kyber.valkey" -}}
{{ printf "%s-valkey" .Values.fullname }}
{{- end }}

{{- define "kyber.host" -}}
{{ (urlParse .).host | splitList ":" | first }}
{{- end }}

{{/* Both hosts, once each. */}}
{{- define "kyber.hosts" -}}
{{ list (include "kyber.host" .Values.publicUrl) (include "kyber.host" .Values.sandboxUrl) | uniq | toYaml }}
{{- end }}

{{- define "kyber.terminationGracePeriodSeconds" -}}
{{ with .root.Values.shutdown }}{{ add .drainSeconds .requestSeconds $.service.graceSeconds .slackSeconds }}{{ end }}
{{- end }}

{{/* The most replicas that there are at a time, with the one that a roll-out adds. */}}
{{- define "kyber.mostReplicas" -}}
{{ with .service.autoscaling }}{{ add1 (ternary .minReplicas .maxReplicas (eq .by "none")) }}{{ end }}
{{- end }}

{{/* Pod Security Standard `restricted`, and a read-only root besides. */}}
{{- define "kyber.podSecurity" -}}
automountServiceAccountToken: false
# A Service called `kafka` would otherwise put KAFKA_PORT into the environment, which is a setting.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "kyber.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- define "kyber.volumeMounts" -}}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
{{- if include "kyber.databaseCaSecret" . }}
  - {name: database-ca, mountPath: /etc/kyber/database-ca, readOnly: true}
{{- end }}
{{- if include "kyber.kafka.caSecret" .root }}
  - {name: kafka-ca, mountPath: /etc/kyber/kafka-ca, readOnly: true}
{{- end }}
{{- if and (eq .name "visitor") .root.Values.files.volume.enabled }}
  - {name: files, mountPath: /var/lib/kyber/files}
{{- end }}
{{- end }}

{{- define "kyber.databaseCaSecret" -}}
{{- with .root.Values.database -}}
{{ ternary (printf "%s-ca" (include "kyber.databaseCluster" $)) .caSecret.name .cloudnativepg.enabled }}
{{- end -}}
{{- end }}

{{- define "kyber.volumes" -}}
{{- $values := .root.Values -}}
volumes:
  - name: tmp
    emptyDir: {sizeLimit: 512Mi}
{{- with include "kyber.databaseCaSecret" . }}
  - name: database-ca
    secret:
      secretName: {{ . }}
      items: [{key: {{ ternary "ca.crt" $values.database.caSecret.key $values.database.cloudnativepg.enabled }}, path: ca.crt}]
{{- end }}
{{- with include "kyber.kafka.caSecret" .root }}
  - name: kafka-ca
    secret:
      secretName: {{ . }}
      items: [{key: {{ ternary "ca.crt" $values.kafka.caSecret.key $values.kafka.strimzi.enabled }}, path: ca.crt}]
{{- end }}
{{- if and (eq .name "visitor") $values.files.volume.enabled }}
  - name: files
    persistentVolumeClaim:
      claimName: {{ $values.files.volume.existingClaim | default (printf "%s-files" $values.fullname) }}
{{- end }}
{{- end }}

{{- define "kyber.placement" -}}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

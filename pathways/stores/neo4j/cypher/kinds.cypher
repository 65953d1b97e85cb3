// A credential's kind as a label, and no other kind's.
UNWIND $asked.kinds AS row
MATCH (t:Thing {scope: $asked.scope, list: 'credentials', id: row.id})
REMOVE t:Course:MicroCredential:Certificate:Diploma:AdvancedDiploma:AssociateDegree:Bachelor:GraduateCertificate:GraduateDiploma
REMOVE t:Master:Doctorate:Apprenticeship:Designation:Licence:Exam:LanguageTest:Assessment:BridgingProgram
FOREACH (_ IN CASE row.kind WHEN 'course' THEN [1] ELSE [] END | SET t:Course)
FOREACH (_ IN CASE row.kind WHEN 'micro_credential' THEN [1] ELSE [] END | SET t:MicroCredential)
FOREACH (_ IN CASE row.kind WHEN 'certificate' THEN [1] ELSE [] END | SET t:Certificate)
FOREACH (_ IN CASE row.kind WHEN 'diploma' THEN [1] ELSE [] END | SET t:Diploma)
FOREACH (_ IN CASE row.kind WHEN 'advanced_diploma' THEN [1] ELSE [] END | SET t:AdvancedDiploma)
FOREACH (_ IN CASE row.kind WHEN 'associate_degree' THEN [1] ELSE [] END | SET t:AssociateDegree)
FOREACH (_ IN CASE row.kind WHEN 'bachelor' THEN [1] ELSE [] END | SET t:Bachelor)
FOREACH (_ IN CASE row.kind WHEN 'graduate_certificate' THEN [1] ELSE [] END | SET t:GraduateCertificate)
FOREACH (_ IN CASE row.kind WHEN 'graduate_diploma' THEN [1] ELSE [] END | SET t:GraduateDiploma)
FOREACH (_ IN CASE row.kind WHEN 'master' THEN [1] ELSE [] END | SET t:Master)
FOREACH (_ IN CASE row.kind WHEN 'doctorate' THEN [1] ELSE [] END | SET t:Doctorate)
FOREACH (_ IN CASE row.kind WHEN 'apprenticeship' THEN [1] ELSE [] END | SET t:Apprenticeship)
FOREACH (_ IN CASE row.kind WHEN 'designation' THEN [1] ELSE [] END | SET t:Designation)
FOREACH (_ IN CASE row.kind WHEN 'licence' THEN [1] ELSE [] END | SET t:Licence)
FOREACH (_ IN CASE row.kind WHEN 'exam' THEN [1] ELSE [] END | SET t:Exam)
FOREACH (_ IN CASE row.kind WHEN 'language_test' THEN [1] ELSE [] END | SET t:LanguageTest)
FOREACH (_ IN CASE row.kind WHEN 'assessment' THEN [1] ELSE [] END | SET t:Assessment)
FOREACH (_ IN CASE row.kind WHEN 'bridging_program' THEN [1] ELSE [] END | SET t:BridgingProgram)
